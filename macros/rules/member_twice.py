"""A member stands on an axis twice, or people are listed in two files.

Why: a member belongs to one branch: otherwise its part is counted twice and the tree does not add up.

Example:
```yaml
# axes.yml
market:
  east: {name: 华东, children: {anhui: 安徽}}
  central: {name: 华中, children: {anhui: 安徽}}
```

Instead: keep it in one place; people stand under `people` in team.yml.
```yaml
# axes.yml
market:
  east: {name: 华东, children: {anhui: 安徽}}
  central: {name: 华中, children: {henan: 河南}}
```

中文:
是什么：同一个成员在维度里出现两次，或者人员写在了两个文件里。
为什么：一个成员只属于一个分支，不然它那份会算两遍，各级就加不拢了。
怎么改：只留一处；人员写在 team.yml 的 `people` 里。
"""

ID = "member-twice"
