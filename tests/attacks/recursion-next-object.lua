-- expect: rule-error|ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    for _ = 1, 10 do
      assert(next(unit) == nil)
    end
  end,
}
