-- expect: rule-error collectgarbage
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    collectgarbage("stop")
  end,
}
