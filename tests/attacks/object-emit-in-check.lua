-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    emit({ key = "a", at = unit })
  end,
}
