"""A line `---` begins a second document in one file.

Why: only the first would be read; what stands below it would count for nothing.

Example:
```yaml
# facts.yml
sales: 4亿元
---
costs: 1亿元
```

Instead: delete the line, or make two files of it.
```yaml
# facts.yml
sales: 4亿元
costs: 1亿元
```

中文:
是什么：一个文件里用 `---` 又开了一个文档。
为什么：只会读到前一个，下面写的就都不算数了。
怎么改：删掉这一行，或者拆成两个文件。
"""

ID = "several-documents"
