"""The command line `plan`: read arguments, call, print, exit code; no arithmetic.

cli.py the commands by name · check.py plan check · explain.py plan explain · site.py plan build and plan serve ·
new.py plan new · report.py findings for people · formats.py findings for machines · trial.py macro calls of pages tried.
"""
