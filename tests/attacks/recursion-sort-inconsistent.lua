-- expect: ok|rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local t = {}
    for i = 1, 1000 do
      t[i] = i
    end
    table.sort(t, function() return true end)
  end,
}
