"""Steps on the finished site before it is published; the setting FINISH names those to run.

Each module has a function finish(folder, context): the folder of the site, and Pelican's context.
"""
