-- expect: ok|rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local at = unit
    for _ = 1, 100000 do
      at = at.document
    end
  end,
}
