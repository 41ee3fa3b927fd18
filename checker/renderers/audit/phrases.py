"""The sentences of the formal report. What stands in brackets is for the office to fill in."""

from __future__ import annotations

from checker.text import Text

PHRASE = {
    "nation": Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"),
    "motto": Text("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"),
    "superior": Text("[TÊN CƠ QUAN CHỦ QUẢN]", "[SUPERIOR BODY]"),
    "office": Text("[TÊN CƠ QUAN BÁO CÁO]", "[REPORTING BODY]"),
    "number": Text("Số:        /BC-[...]", "No.:        /BC-[...]"),
    "dated": Text("[Địa danh], ngày {day} tháng {month} năm {year}", "[Place], {year}-{month}-{day}"),
    "undated": Text("[Địa danh], ngày      tháng      năm        ", "[Place], [date]"),
    "report": Text("BÁO CÁO", "REPORT"),
    "subject": Text(
        "Kết quả rà soát số liệu trong các báo cáo gửi đến", "Results of checking the figures in the reports received"
    ),
    "between": Text("\n(từ {start} đến {end})", "\n({start} to {end})"),
    "opening": Text(
        "Thực hiện [văn bản giao nhiệm vụ], [tên cơ quan] đã rà soát số liệu trong {given} báo cáo. Kết quả như sau:",
        "By order of [document], [body] has checked the figures in {given} reports, with these results:",
    ),
    "scope-title": Text("PHẠM VI VÀ CÁCH RÀ SOÁT", "SCOPE AND METHOD"),
    "scope": Text(
        "Phạm vi: {given} báo cáo của {bodies} cơ quan{span}; đã đọc và đối chiếu {reports} báo cáo, không đọc được {unread} "
        "báo cáo. Danh sách, kỳ báo cáo và mã SHA-256 của từng báo cáo nêu tại Phụ lục III.",
        "Scope: {given} reports of {bodies} bodies{span}; {reports} were read and checked, {unread} could not be read. Annex III "
        "lists them with their periods and SHA-256.",
    ),
    "span": Text(", thời gian từ {start} đến {end}", ", about the time from {start} to {end}"),
    "method": Text(
        "Cách rà soát: chương trình đối chiếu các số liệu trong cùng một báo cáo với nhau. {range} {severities}",
        "Method: a program compares the figures within each report. {range} {severities}",
    ),
    "totals-title": Text("KẾT QUẢ CHUNG", "OVERALL RESULTS"),
    "totals": Text(
        "Trong {figures} số liệu có {compared} số liệu đối chiếu được ({coverage} số liệu xét đến), qua {checks} phép đối chiếu. "
        "Phát hiện {errors} lỗi, {warnings} cảnh báo và {notes} ghi chú; {flawed}/{reports} báo cáo có lỗi hoặc cảnh báo.",
        "Of {figures} figures {compared} could be compared with others ({coverage} of those considered) in {checks} comparisons. "
        "There are {errors} errors, {warnings} warnings and {notes} notes; {flawed} of {reports} reports have errors or warnings.",
    ),
    "ranking-title": Text(
        "KẾT QUẢ THEO CƠ QUAN, QUY TẮC, LĨNH VỰC VÀ KỲ BÁO CÁO", "RESULTS BY BODY, RULE, SECTOR AND PERIOD"
    ),
    "findings-title": Text("CÁC MÂU THUẪN CỤ THỂ", "THE CONTRADICTIONS"),
    "findings": Text(
        "Các mâu thuẫn ở mức độ cao nhất được nêu dưới đây ({shown}/{all}); đầy đủ số liệu, khoảng giá trị và phép tính nêu tại "
        "Phụ lục I.",
        "These are the gravest contradictions ({shown} of {all}); Annex I gives figures, ranges and equations.",
    ),
    "finding": Text("{body}, {period} ({path}, {where}): ", "{body}, {period} ({path}, {where}): "),
    "quoted": Text(" Nguyên văn: “", " It reads: “"),
    "computed": Text(" Tính lại: {equation}.", " Recomputed: {equation}."),
    "plans-title": Text("THỰC HIỆN KẾ HOẠCH THEO CHỈ TIÊU", "ACHIEVEMENT OF PLANS BY INDICATOR"),
    "plans": Text("Chi tiết từng cơ quan nêu tại Phụ lục II.", "Annex II gives the details of each body."),
    "against-title": Text("SO VỚI LẦN RÀ SOÁT TRƯỚC", "AGAINST THE EARLIER AUDIT"),
    "unread-title": Text("BÁO CÁO KHÔNG ĐỌC ĐƯỢC", "REPORTS THAT COULD NOT BE READ"),
    "proposal-title": Text("KIẾN NGHỊ", "PROPOSALS"),
    "correct": Text(
        "Đề nghị {bodies} cơ quan có lỗi hoặc cảnh báo kiểm tra lại từng mâu thuẫn nêu tại Phụ lục I, đính chính hoặc giải trình "
        "bằng văn bản trước ngày [...].",
        "The {bodies} bodies with errors or warnings should look into each contradiction of Annex I and correct or explain it "
        "in writing by [date].",
    ),
    "resend": Text(
        "Đề nghị gửi lại {unread} báo cáo không đọc được theo hướng dẫn nêu ở từng báo cáo.",
        "The {unread} reports that could not be read should be sent again, as said for each of them.",
    ),
    "other": Text("[Kiến nghị khác].", "[Other proposals]."),
    "closing": Text(
        "Trên đây là kết quả rà soát số liệu báo cáo, [tên cơ quan] kính trình [nơi nhận] xem xét, chỉ đạo./.",
        "These are the results, submitted by [body] to [recipient] for consideration.",
    ),
    "to": Text("Nơi nhận:", "Recipients:"),
    "to-list": Text("- Như trên;\n- [...];\n- Lưu: VT, [...].", "- As above;\n- [...];\n- Archive."),
    "signer": Text("[QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ]", "[AUTHORITY AND POSITION OF SIGNER]"),
    "signed": Text("[Họ và tên]", "[Full name]"),
    "annex": Text("Phụ lục {number}", "Annex {number}"),
    "attached": Text(
        "(Kèm theo Báo cáo số        /BC-[...] của [tên cơ quan])", "(to Report No.        /BC-[...] of [body])"
    ),
    "annex-1": Text("CÁC MÂU THUẪN", "THE CONTRADICTIONS"),
    "annex-2": Text("THỰC HIỆN KẾ HOẠCH TẠI TỪNG CƠ QUAN", "ACHIEVEMENT OF PLANS AT EACH BODY"),
    "annex-3": Text("CÁC BÁO CÁO ĐƯA VÀO RÀ SOÁT", "THE REPORTS"),
    "annex-4": Text("CĂN CỨ KỸ THUẬT ĐỂ KIỂM CHỨNG", "WHAT IT WAS MADE WITH"),
    "book": Text(
        "bảng tính (.xlsx) hoặc bản .md của cùng lần rà soát", "the workbook (.xlsx) or the .md of the same audit"
    ),
}
