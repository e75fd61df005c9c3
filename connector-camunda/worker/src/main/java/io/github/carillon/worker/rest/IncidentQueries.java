package io.github.carillon.worker.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineException.Kind;
import io.github.carillon.worker.engine.Incident;
import io.github.carillon.worker.engine.Incident.State;
import io.github.carillon.worker.rest.MomentPages.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The engine's queries for incidents, of which it has two: for those that are open, and in its history. */
final class IncidentQueries {

    private static final String OF_OPEN = "incidentTimestamp";
    private static final String OF_HISTORY = "createTime";
    private static final String END = "endTime";

    private final EngineRest engine;

    IncidentQueries(EngineRest engine) {
        this.engine = engine;
    }

    MomentPages<Incident> open(UrlPath query) {
        return by(query, OF_OPEN, Incident::time);
    }

    MomentPages<Incident> past(UrlPath query) {
        return by(query, OF_HISTORY, Incident::time);
    }

    MomentPages<Incident> ended(UrlPath query) {
        return by(query, END, incident -> Objects.requireNonNull(incident.ended()));
    }

    /** The engine names its conditions after the field. */
    private MomentPages<Incident> by(UrlPath query, String field, Function<Incident, Instant> moment) {
        return new MomentPages<>(
                (span, byMoment, first, most) -> list(within(query, field, span)
                        .with("sortBy", byMoment ? field : "incidentId")
                        .with("sortOrder", "asc")
                        .with("firstResult", String.valueOf(first))
                        .with("maxResults", String.valueOf(most))),
                moment,
                Incident::id);
    }

    private static UrlPath within(UrlPath query, String field, Span span) {
        return with(with(query, field + "After", span.after()), field + "Before", span.before());
    }

    private static UrlPath with(UrlPath query, String condition, @Nullable Instant moment) {
        return moment == null ? query : query.with(condition, EngineDate.written(moment));
    }

    private List<Incident> list(UrlPath query) {
        List<Incident> incidents = new ArrayList<>();
        engine.list(query).forEach(one -> incidents.add(incident(one)));
        return incidents;
    }

    static Incident incident(JsonNode one) {
        String id = one.path("id").asText();
        return new Incident(
                id,
                one.path("incidentType").asText(),
                time(one),
                Texts.in(one, "processDefinitionId"),
                Texts.in(one, "processInstanceId"),
                Texts.in(one, "activityId"),
                Texts.in(one, "failedActivityId"),
                one.path("rootCauseIncidentId").asText(id),
                one.path("causeIncidentId").asText(id),
                Texts.in(one, "configuration"),
                Texts.in(one, "incidentMessage"),
                Texts.in(one, "tenantId"),
                state(one),
                EngineDate.in(one.path(END)).orElse(null));
    }

    private static Instant time(JsonNode one) {
        Optional<Instant> open = EngineDate.in(one.path(OF_OPEN));
        return open.or(() -> EngineDate.in(one.path(OF_HISTORY)))
                .orElseThrow(
                        () -> new EngineException(Kind.NO_ANSWER, "the engine tells an incident without its time"));
    }

    private static State state(JsonNode one) {
        if (one.path("deleted").asBoolean()) {
            return State.DELETED;
        }
        return one.path("resolved").asBoolean() ? State.RESOLVED : State.OPEN;
    }
}
