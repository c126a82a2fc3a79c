"""``calcikit lab``: a start page and the lessons in JupyterLab, from copies that stay the reader's own."""
