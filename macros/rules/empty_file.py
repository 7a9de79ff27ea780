"""A data file holds nothing but blanks and comments.

Why: an empty file looks as if its subject were planned; nothing in it can be checked.

Example:
```yaml
# schedule.yml
```

Instead: write its contents, or delete the file.
```yaml
# schedule.yml
milestones:
  signed: {name: 任务书签订, date: 2026-01-10}
```

中文:
是什么：数据文件里除了空行和注释什么都没有。
为什么：文件在，看上去这一块就像做过计划；其实里面没有任何东西可以核对。
怎么改：写上内容，或者删掉文件。
"""

ID = "empty-file"
