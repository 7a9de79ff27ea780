"""Tests, each file named after what it tests; browser.py finds the browser that some of them drive."""
