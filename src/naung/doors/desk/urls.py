"""Every address of the desk. An area's own `urls.py` names its `app_name` after its folder, and holds no prefix."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

AREAS = {
    "shell": "",
    "account": "",
    "beginning": "mulai/",
    "notices": "akun/kabar-surel/",
    "worklist": "",
    "reports": "laporan/",
    "people": "orang/",
    "sameness": "kesamaan/",
    "inquiries": "tanya-meja/",
    "episodes": "episode/",
    "screening": "penyaringan/",
    "cases": "kasus/",
    "consent": "persetujuan/",
    "plans": "rencana/",
    "evidence": "dokumen/",
    "referrals": "rujukan/",
    "custody": "kustodian/",
    "complaints": "pengaduan/",
    "outreach": "sosialisasi/",
    "diary": "sosialisasi/lapangan/",
    "operations": "operasi/",
    "escrow": "titipan/",
    "proceedings": "proses/",
    "legal_aid": "bantuan-hukum/",
    "restitution": "restitusi/",
    "arrivals": "perbatasan/",
    "returns": "pemulangan/",
    "partners": "mitra/",
    "reintegration": "reintegrasi/",
    "counsel": "pembela/",
    "filings": "laporan-wajib/",
    "wicket": "halaman-luar/",
    "speech": "suara/",
    "simfoni": "simfoni/",
    "exchange": "htcds/",
    "search": "cari/",
    "law": "hukum/",
    "corrections": "hukum/pembetulan/",
    "mandates": "kewenangan/",
    "places": "wilayah/",
    "figures": "angka/",
    "recurrence": "berulang/",
    "flows": "alur/",
    "drivers": "pendorong/",
    "prevention": "pencegahan/",
    "coordination": "koordinasi/",
    "rollouts": "mengukur/",
    "programme": "tahun/",
    "log": "catatan-akses/",
    "components": "komponen/",
    "help": "bantuan/",
}

urlpatterns: list[URLPattern | URLResolver] = [
    path(prefix, include(f"naung.doors.desk.{area}.urls"))
    for area, prefix in AREAS.items()
    if find_spec(f"naung.doors.desk.{area}") and find_spec(f"naung.doors.desk.{area}.urls")
]
