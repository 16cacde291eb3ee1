-- expect: rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local i = 0
    while i >= 0 do
      i = i + 1
      if i > 1000 then i = 0 end
    end
  end,
}
