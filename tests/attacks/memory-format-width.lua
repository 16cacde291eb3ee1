-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    ("%99999999d"):format(1)
  end,
}
