"""What workbooks and reports tell of a map, as plain rows: each format only lays them out."""
