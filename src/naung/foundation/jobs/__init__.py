"""Long work in the background: asked once, taken by one worker, with progress, a beat, and a result or a coded error.

How a door registers a kind of work:

1. The room that does the work names the kind in its vocabulary (`FIT = "drivers.fit"`), keeps the question as a row of its own,
   and its asking action calls `jobs.actions.ask_job(kind=FIT, key=..., subject=<the row's id>, needs=<permission>, by=by)`.
   `key` stands for everything that the answer depends on, so that the same work is asked once.
2. The same room has an action `run_fit(*, subject: UUID, progress: Progress, by: Actor) -> UUID | None`: it calls
   `progress(done, of, stage)` as often as it likes, stores its result as a row of its own, and returns that row's id. A room's
   own error (`NaungError`) ends the job with its error `refused`; anything else with `broken`.
3. The operator's door calls that action: a function of three lines and a row in `KINDS` of `naung.doors.operator.work`, with
   the limits on memory and time of the child process in which it runs.
4. A page reads `jobs.queries.job_of` or `latest_job` and says `STATE_WORDS`, `STAGES` of its own room and `ERROR_WORDS`.

Nothing here knows what a kind does; nobody's data stand here.
"""
