-- expect: rule-syntax
<html><body>not lua</body></html>
