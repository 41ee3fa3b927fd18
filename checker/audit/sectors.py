"""The sectors a report may be about, by their keys in the vocabulary, and what they are called."""

from __future__ import annotations

from checker.text import Text

NAMES = {
    "socio-economic": Text("Kinh tế - xã hội", "Socio-economic development"),
    "agriculture": Text("Nông, lâm nghiệp, thủy sản", "Agriculture, forestry, fishery"),
    "new-rural": Text("Nông thôn mới", "New rural development"),
    "industry-trade": Text("Công nghiệp, thương mại", "Industry and trade"),
    "construction-transport": Text("Xây dựng, giao thông", "Construction and transport"),
    "land-environment": Text("Đất đai, môi trường", "Land and environment"),
    "budget": Text("Tài chính, ngân sách", "Finance and budget"),
    "investment": Text("Đầu tư công", "Public investment"),
    "education": Text("Giáo dục, đào tạo", "Education"),
    "health": Text("Y tế, bảo hiểm", "Health and insurance"),
    "culture": Text("Văn hóa, thể thao, du lịch", "Culture, sports, tourism"),
    "social": Text("Lao động, giảm nghèo, người có công", "Labour, poverty reduction, social affairs"),
    "administration": Text("Cải cách hành chính, chuyển đổi số", "Administrative reform, digital services"),
    "inspection": Text("Thanh tra, tiếp công dân, tư pháp", "Inspection, citizens' complaints, justice"),
    "security": Text("Quốc phòng, an ninh", "Defence and security"),
    "party": Text("Xây dựng Đảng", "Party building"),
    "unions": Text("Mặt trận, đoàn thể", "Front and unions"),
}
"""In the order in which tables list them."""


def sector_name(key: str) -> Text:
    """What a sector is called; of one that the words didn't tell, that."""
    return NAMES.get(key, Text("Chưa rõ lĩnh vực", "Sector not told"))
