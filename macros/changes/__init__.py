"""Two versions of a plan: what changed, by how much, and which edited line caused it.

version.py a plan in one version · edits.py what was edited in its files, and every state in between · members.py members new, gone
and renamed · moves.py figures that changed · bridge.py what each edit did to them, adding up exactly · words.py names, dates and
lines of pages · guarding.py how far figures may move · difference.py all of it for one plan.
"""
