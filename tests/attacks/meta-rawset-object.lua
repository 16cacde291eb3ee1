-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    rawset(unit, "text", "forged")
  end,
}
