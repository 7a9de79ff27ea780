"""The command line `plan`: read arguments, call, print, exit code; no arithmetic. Its files, one a line:

cli.py the commands by name
choosing.py which plan is meant
check.py plan check
checking.py its work
cache.py what it found before
looking.py what has changed, looked at
trial.py macro calls of pages tried
report.py findings for people
formats.py findings for machines
explain.py plan explain
diff.py plan diff
comparing.py the work behind plan diff and plan comment
revisions.py the sides of a comparison
relations.py which plans read which
comment.py plan comment
forges.py merge requests and comments on GitHub, GitLab and Gitee
asking.py questions to a forge over HTTP
site.py plan build and plan serve
generators.py the site generators
ending.py folders and processes that are there for a while
serving.py what plan serve serves
preview.py made by MkDocs, page by page
rebuilding.py made by another generator, built anew
watching.py files looked at often
downloads.py files beside the pages of a site
bundles.py those files, kept by content
parts.py a site made in parts
searching.py the search index of a built site
export.py plan export
approve.py plan approve
publish.py plan publish and plan verify
browser.py the browser of this machine
paper.py plan pdf and plan letters
new.py plan new
composing.py a new plan's files
"""
