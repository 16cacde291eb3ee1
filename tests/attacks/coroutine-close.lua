-- expect: rule-error coroutine
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    coroutine.close(coroutine.create(print))
  end,
}
