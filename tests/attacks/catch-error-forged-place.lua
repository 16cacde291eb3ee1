-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    error("rules/healthy.lua:1: not my fault", 0)
  end,
}
