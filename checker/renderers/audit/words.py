"""What the documents of an audit say, in both languages."""

from __future__ import annotations

from checker.text import Text

SAY = {
    "title": Text("Tổng hợp kết quả rà soát số liệu báo cáo", "Figures in the reports: summary of an audit"),
    "summary": Text("Tóm tắt", "Summary"),
    "totals": Text("Kết quả chung", "Totals"),
    "bodies": Text("Theo cơ quan", "By body"),
    "rules": Text("Theo quy tắc đối chiếu", "By rule"),
    "sectors": Text("Theo lĩnh vực", "By sector"),
    "periods": Text("Theo kỳ báo cáo", "By period"),
    "reports": Text("Từng báo cáo", "Report by report"),
    "findings": Text("Các mâu thuẫn", "The contradictions"),
    "figures": Text("Số liệu", "Figures"),
    "indicators": Text("Thực hiện kế hoạch theo chỉ tiêu", "Achievement of plans by indicator"),
    "series": Text("Diễn biến thực hiện kế hoạch tại từng cơ quan", "Achievement of plans at each body"),
    "unread": Text("Báo cáo không đọc được", "Reports that could not be read"),
    "inputs": Text("Mã SHA-256 của từng báo cáo", "SHA-256 of each report"),
    "register": Text("Các báo cáo đưa vào rà soát", "The reports"),
    "provenance": Text("Căn cứ kỹ thuật để kiểm chứng", "What it was made with"),
    "changes": Text("Cơ quan so với lần rà soát trước", "Bodies against the earlier audit"),
    "repeated": Text("Mâu thuẫn lặp lại qua các kỳ", "Contradictions that come again"),
    "faults": Text("Chuỗi số liệu mâu thuẫn trong năm", "Series that contradict each other over the year"),
    "against": Text("So với lần rà soát trước", "Against the earlier audit"),
    "nothing": Text("Không có.", "None."),
    "no-findings": Text("Không thấy mâu thuẫn nào.", "No contradiction was found."),
}
"""Titles and single words."""

HEAD = {
    "place": Text("Hạng", "Rank"),
    "number": Text("TT", "No."),
    "body": Text("Cơ quan", "Body"),
    "rule": Text("Quy tắc", "Rule"),
    "sector": Text("Lĩnh vực", "Sector"),
    "period": Text("Kỳ báo cáo", "Period"),
    "report": Text("Báo cáo", "Report"),
    "reports": Text("Số báo cáo", "Reports"),
    "figures": Text("Số liệu", "Figures"),
    "compared": Text("Đối chiếu được", "Compared"),
    "coverage": Text("Tỷ lệ đối chiếu được", "Coverage"),
    "checks": Text("Phép đối chiếu", "Checks"),
    "errors": Text("Lỗi", "Errors"),
    "warnings": Text("Cảnh báo", "Warnings"),
    "notes": Text("Ghi chú", "Notes"),
    "unsure": Text("Chưa rõ", "Unsure"),
    "accepted": Text("Bỏ qua có lý do", "Suppressed"),
    "rate": Text("Tỷ lệ lỗi (%)", "Error rate (%)"),
    "by-rule": Text("Mâu thuẫn theo quy tắc", "Findings by rule"),
    "severity": Text("Mức độ", "Severity"),
    "where": Text("Vị trí", "Where"),
    "message": Text("Mâu thuẫn", "Contradiction"),
    "quotation": Text("Trích nguyên văn", "Quotation"),
    "role": Text("Vai trò", "Role"),
    "printed": Text("Số đã in", "As printed"),
    "range": Text("Khoảng giá trị có thể", "Range it stands for"),
    "characters": Text("Ký tự", "Characters"),
    "equation": Text("Phép tính", "Equation"),
    "recomputed": Text("Tính lại", "Recomputed"),
    "recomputed-range": Text("Khoảng tính lại", "Recomputed range"),
    "repair": Text("Có thể sửa", "Possible repair"),
    "fingerprint": Text("Mã nhận diện", "Fingerprint"),
    "indicator": Text("Chỉ tiêu", "Indicator"),
    "unit": Text("Đơn vị", "Unit"),
    "actual": Text("Thực hiện", "Actual"),
    "plan": Text("Kế hoạch", "Plan"),
    "stated": Text("Tỷ lệ đã ghi (%)", "Percent stated"),
    "percent": Text("Tỷ lệ tính lại (%)", "Percent recomputed"),
    "difference": Text("Chênh lệch", "Difference"),
    "gap": Text("Khoảng cách giữa hai khoảng", "Gap between the ranges"),
    "status": Text("Kết quả", "Verdict"),
    "trend": Text("Thay đổi (điểm %)", "Trend (points)"),
    "bodies": Text("Số cơ quan", "Bodies"),
    "reached": Text("Đạt từ 100%", "At 100% or more"),
    "lowest": Text("Thấp nhất", "Lowest"),
    "median": Text("Trung vị", "Median"),
    "highest": Text("Cao nhất", "Highest"),
    "why": Text("Lý do", "Why"),
    "sha256": Text("SHA-256", "SHA-256"),
    "format": Text("Định dạng", "Format"),
    "size": Text("Dung lượng", "Size"),
    "what": Text("Nội dung", "Item"),
    "value": Text("Giá trị", "Value"),
    "low": Text("Từ", "From"),
    "high": Text("Đến", "To"),
    "line": Text("Dòng", "Line"),
    "start": Text("Ký tự đầu", "First character"),
    "end": Text("Ký tự cuối", "Last character"),
    "label": Text("Số liệu về", "What it measures"),
    "before": Text("Lần trước", "Before"),
    "now": Text("Lần này", "Now"),
    "from": Text("Từ ngày", "From"),
    "to": Text("Đến ngày", "To"),
    "stated-value": Text("Giá trị đã ghi", "Stated"),
    "recomputed-low": Text("Tính lại, từ", "Recomputed from"),
    "recomputed-high": Text("Tính lại, đến", "Recomputed to"),
    "parts": Text("Các số liệu và khoảng giá trị", "The figures and their ranges"),
    "since": Text("So với kỳ trước (điểm %)", "Since the period before (points)"),
    "id": Text("Mã số", "Id"),
    "coverage-of": Text("Kết quả", "Verdict"),
    "bytes": Text("Dung lượng (byte)", "Size (bytes)"),
    "times": Text("Số lần", "Times"),
    "again": Text("Lặp lại", "Again"),
    "fault": Text("Mâu thuẫn của chuỗi", "Fault"),
}
"""Heads of columns."""

TOTAL = {
    "given": Text("Báo cáo đưa vào", "Reports given"),
    "reports": Text("Báo cáo đã đọc và đối chiếu", "Reports read and checked"),
    "unread": Text("Báo cáo không đọc được", "Reports that could not be read"),
    "flawed": Text("Báo cáo có lỗi hoặc cảnh báo", "Reports with errors or warnings"),
    "bodies": Text("Cơ quan báo cáo", "Bodies"),
    "figures": Text("Số liệu", "Figures"),
    "verified": Text("– đã đối chiếu và khớp", "– compared and in agreement"),
    "contradicted": Text("– mâu thuẫn", "– contradicted"),
    "unverified": Text("– không có gì để đối chiếu", "– with nothing to compare them with"),
    "excluded": Text("– ngày tháng, số hiệu văn bản, số thứ tự", "– dates, document numbers and the like"),
    "coverage": Text("Tỷ lệ đối chiếu được", "Coverage"),
    "checks": Text("Phép đối chiếu", "Comparisons"),
    "errors": Text("Lỗi", "Errors"),
    "warnings": Text("Cảnh báo", "Warnings"),
    "notes": Text("Ghi chú (làm tròn, cách viết số)", "Notes (rounding, notation)"),
    "unsure": Text("Chỗ chưa rõ, không tính", "Unsure, not counted"),
    "accepted": Text("Mâu thuẫn được bỏ qua có lý do, không tính", "Suppressed with a reason, not counted"),
}
"""Lines of the table of totals."""

MADE = {
    "version": Text("Phiên bản chương trình", "Version of the program"),
    "configuration": Text("Mã SHA-256 của cấu hình và quy tắc", "SHA-256 of configuration and rules"),
    "made": Text("Ngày lập", "Date"),
    "span": Text("Thời gian các báo cáo đề cập", "Time the reports are about"),
    "rules": Text("Quy tắc đã áp dụng", "Rules in force"),
}
"""Lines of the table of provenance."""

EXPLAIN = {
    "severities": Text(
        "Lỗi: không cách hiểu nào làm cho số liệu đúng. Cảnh báo: gần như chắc chắn sai, hoặc chỉ người viết trả lời được. "
        "Ghi chú: làm tròn ở chữ số cuối, cách viết số.",
        "Error: no reading makes it right. Warning: almost surely wrong, or a question that only the author can answer. "
        "Note: rounding in the last place, style of notation.",
    ),
    "order": Text(
        "Xếp theo mức độ, rồi theo chênh lệch giữa số đã ghi và số tính lại.",
        "By severity, then by the difference between what is stated and what it recomputes to.",
    ),
    "range": Text(
        "Mỗi số in ra được hiểu là khoảng các giá trị có thể làm tròn thành số đó; chỉ kết luận mâu thuẫn khi không giá trị "
        "nào trong các khoảng thỏa mãn phép tính.",
        "A printed figure stands for all values that are rounded to it; a contradiction is one that no values in the ranges "
        "can satisfy.",
    ),
    "rank": Text(
        "Xếp theo số lỗi, rồi đến số cảnh báo; cùng số lỗi và cảnh báo thì cùng hạng. Tỷ lệ lỗi là số lỗi và cảnh báo trên 100 "
        "phép đối chiếu.",
        "By errors, then by warnings; those with the same numbers share a rank. The error rate is that of errors and warnings "
        "in a hundred comparisons.",
    ),
    "indicators": Text(
        "Tỷ lệ tính lại từ số thực hiện và kế hoạch trong báo cáo, mỗi cơ quan lấy kỳ gần nhất; không cộng số liệu của các cơ "
        "quan vì số của cấp trên đã gồm số của cấp dưới.",
        "Percent recomputed from the actual and the plan in the report, each body in its last period; bodies are not added up, "
        "as the figures of a higher level hold those of the lower ones.",
    ),
    "trend": Text(
        "Thay đổi: chênh lệch giữa kỳ đầu và kỳ cuối, tính bằng điểm phần trăm.",
        "Trend: the difference between the first and the last period, in percentage points.",
    ),
    "changes": Text(
        "Tiến bộ hay không: theo số lỗi và cảnh báo trên mỗi báo cáo.",
        "Better or worse: by errors and warnings a report.",
    ),
}
"""What the numbers mean, a sentence or two each."""

CONTROL = {
    "skip": Text("Đến các mâu thuẫn", "To the contradictions"),
    "contents": Text("Mục lục", "Contents"),
    "charts": Text("Biểu đồ", "Charts"),
    "plans": Text("Thực hiện kế hoạch", "Achievement of plans"),
    "filters": Text("Lọc các mâu thuẫn", "Filter the contradictions"),
    "filter": Text("Lọc bảng", "Filter the table"),
    "search": Text("Tìm", "Search"),
    "all": Text("tất cả", "all"),
    "order": Text("Sắp xếp theo", "Order by"),
    "gravest": Text("mức độ", "severity"),
    "shown": Text("Đang hiện {} mâu thuẫn", "{} contradictions shown"),
    "rows": Text("{} dòng", "{} rows"),
    "reset": Text("Bỏ lọc", "Reset"),
    "replay": Text("Kiểm chứng", "Replay"),
    "course": Text("Diễn biến", "Course"),
    "hints": Text(
        "Phím: J, K – mâu thuẫn sau, trước; / – tìm; bấm tên cột để sắp xếp.",
        "Keys: J, K – next, previous contradiction; / – search; click a head to sort.",
    ),
    "tile-reports": Text("báo cáo đã đối chiếu", "reports checked"),
    "tile-errors": Text("lỗi", "errors"),
    "tile-warnings": Text("cảnh báo", "warnings"),
    "tile-flawed": Text("báo cáo có lỗi hoặc cảnh báo", "reports with errors or warnings"),
    "tile-coverage": Text("số liệu đối chiếu được", "of the figures compared"),
    "tile-unread": Text("báo cáo không đọc được", "reports not read"),
}
"""What the page says besides."""
TREND = {
    "better": Text("tiến bộ", "better"),
    "same": Text("không đổi", "same"),
    "worse": Text("kém hơn", "worse"),
    "new": Text("mới có", "new"),
    "gone": Text("không còn báo cáo", "no report now"),
}
AGAIN = {
    "figures": Text("nguyên số liệu cũ", "the same figures"),
    "relation": Text("cùng quan hệ, số liệu khác", "the same relation, other figures"),
}
FAULT = {
    "falls": Text("lũy kế giảm", "cumulative figure falls"),
    "base-differs": Text("số cùng kỳ khác số đã báo cáo", "last year's figure differs from what was reported"),
    "plan-differs": Text("kế hoạch năm không thống nhất", "the year's plan differs"),
}
"""Names of the values of a comparison with an earlier audit."""


def more(number: str, where: Text, lang: str) -> str:
    """That a table goes on elsewhere."""
    return Text(
        f"Còn {number} dòng không nêu ở đây; xem {where.vi}.",
        f"{number} more are not shown here; see {where.en}.",
    ).said(lang)
