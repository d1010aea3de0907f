"""Being told by e-mail that something waits: off until she turns it on."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naung.doors.desk.notices.forms import AddressForm
from naung.doors.desk.shell.guards import DeskRequest, requires_sign_in
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.messaging.actions import keep_address
from naung.foundation.messaging.queries import own_address
from naung.foundation.messaging.rules import BODY


@requires_sign_in("akun sendiri")
@require_http_methods(["GET", "POST"])
def address(request: DeskRequest) -> HttpResponse:
    """Set, change or clear the address; the letter is shown as it will be."""
    form = AddressForm(request.POST or None, initial={"address": own_address(request.actor)})
    if request.method == "POST" and form.is_valid():
        with errors_on(form):
            kept = form.cleaned_data["address"]
            keep_address(address=kept, by=request.actor)
            messages.success(request, _("Alamat disimpan.") if kept else _("Kabar lewat surel dihentikan."))
            return redirect("accounts:me")
    context = {"form": form, "body": BODY, "sends": bool(settings.POST_OFFICE["host"])}
    return render(request, "desk/notices/address.html", context, status=400 if form.errors else 200)
