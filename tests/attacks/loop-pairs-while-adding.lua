-- expect: rule-error|rule-budget|ok|rule-memory
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local t = { a = 1 }
    for k in pairs(t) do
      t[k .. "x"] = 1
    end
  end,
}
