-- expect: ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    pattern("(?:(?:a*)*)*b"):find(unit)
  end,
}
