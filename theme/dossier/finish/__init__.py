"""Steps that change or add files of a built site.

The setting FINISH names the steps to run; make zip also runs the step archive. Each step has a
function finish(folder, context): the folder of the site, and Pelican's context.
The module site_files is not a step: it lists the files for the others.
"""
