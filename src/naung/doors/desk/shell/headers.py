"""Headers on every page: nothing kept by a browser or a proxy, nothing told to another site, no device asked for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

NO_DEVICES = (
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), browsing-topics=()"
)
MICROPHONE_HERE = NO_DEVICES.replace("microphone=()", "microphone=(self)")  # the one page on which somebody records


class HeadersMiddleware:
    """Adds the headers that Django's own security middleware and the content policy do not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Cache-Control"] = "no-store"
        response.headers.setdefault("Permissions-Policy", NO_DEVICES)
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response
