"""One file a defect; every module here is found and registered."""
