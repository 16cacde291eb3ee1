-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    getmetatable(unit).__index.text = "forged"
  end,
}
