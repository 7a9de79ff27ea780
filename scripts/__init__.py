"""The command line `plan`: read arguments, call, print, exit code; no arithmetic.

cli.py the commands by name · check.py plan check · checking.py its work · cache.py what it found before · looking.py what has changed,
looked at · trial.py macro calls of pages tried · report.py findings for people · formats.py findings for machines · explain.py plan
explain · site.py plan build and plan serve · new.py plan new.
"""
