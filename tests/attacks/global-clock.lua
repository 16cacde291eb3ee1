-- expect: rule-error os
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    os.clock()
  end,
}
