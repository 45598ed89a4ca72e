"""What every route shares: shapes of answers, problems, pages of lists, access, and the rules of HTTP."""
