"""What people see in a browser: one page a file, each with its `router`; templates beside them."""
