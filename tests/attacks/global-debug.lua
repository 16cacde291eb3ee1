-- expect: rule-error debug
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    debug.getinfo(1)
  end,
}
