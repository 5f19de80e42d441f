"""Steps that change or add files of a built site; the setting FINISH names those to run.

Each module has a function finish(folder, context): the folder of the site, and Pelican's context.
"""
