"""Publishing: a committed state, checked and built in a place of its own, put where it is served in one step.

git.py git asked and told · source.py what is committed · staging.py the site built from it, with its manifest · listing.py the list of
versions · across.py what stands beside them · stepping.py the step from one to the next · disk.py what is written, and that it is there ·
folder.py into a folder · branch.py into a branch · remote.py what the other side has · verifying.py a published version against its
manifest and its commit.
"""
