-- expect: rule-error setfenv
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    setfenv(1, {})
  end,
}
