-- expect: rule-memory|rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local t = {}
    while true do
      table.insert(t, ("y"):rep(100) .. #t)
    end
  end,
}
