-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    pattern("(?:a{1000}){1000}")
  end,
}
