package io.github.carillon.worker.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Incidents and running instances, and what an operator does about them. Nothing is kept: each question is asked. Every
 * method throws an {@link EngineException} when there is no answer. To a user without permission engines show nothing and
 * do not say so: {@link #missingPermissions} tells. Safe for use from any thread.
 *
 * <p>What may be much comes in pages, oldest first. A page begins after a moment and never ends between two that share
 * one, so that the moment of a page's last one begins the next page: what ends meanwhile shifts nothing. {@code most} is
 * about how many a page has, {@link #LARGEST_PAGE} at most; those that share the last moment come on top. A page with
 * fewer is the last one.
 */
public interface EngineIncidents {

    /** Of a page no more than this is asked for at once; an engine may allow no more. */
    int LARGEST_PAGE = 500;

    /**
     * What the worker's user lacks of what watching processes needs; nothing where the engine looks at no authorizations
     * or does not say.
     */
    Set<Permission> missingPermissions();

    /**
     * A page of the open incidents, those that callers repeat among them.
     *
     * @param after only later ones; null for all
     */
    List<Incident> open(@Nullable Instant after, int most);

    /** A page of those that are open and of those that ended, by their time. None below history level full. */
    List<Incident> past(Instant after, int most);

    /** A page of those that ended, by the moment of their end. None below history level full. */
    List<Incident> ended(Instant after, int most);

    /**
     * What became of these incidents, by their ids; one that the history does not know, as below level full, is missing.
     * Each is asked for alone.
     */
    Map<String, Incident.State> states(Collection<String> incidentIds);

    /**
     * Which of these jobs or external tasks are still there, whether they are tried again or not: what was done is not.
     *
     * @param type of the incidents whose {@link Incident#configuration} the ids are
     */
    Set<String> stillThere(String type, Collection<String> ids);

    /** The open incidents with this root cause: the first one, and those that callers repeat. */
    List<Incident> causedBy(String rootCauseId);

    /**
     * Instances, by their ids; one that is not known is missing. Below any history level, only running ones are known,
     * and not since when.
     */
    Map<String, ProcessInstance> instances(Collection<String> ids);

    /**
     * A page of the running instances of a process, in all its versions, by the moment of their start. None below any
     * history level.
     *
     * @param tenant whose process it is; null for one that belongs to none
     * @param startedAfter only those that began later; null for all
     * @param startedBefore only those that began sooner
     */
    List<ProcessInstance> running(
            String definitionKey,
            @Nullable String tenant,
            @Nullable Instant startedAfter,
            Instant startedBefore,
            int most);

    /**
     * When an instance of a process last came to an end that its model has, after that moment; empty where none did.
     * Those that were deleted do not count.
     *
     * @param tenant whose process it is; null for one that belongs to none
     */
    Optional<Instant> lastCompleted(String definitionKey, @Nullable String tenant, Instant after);

    /**
     * The deployed versions of all processes, by their ids.
     *
     * @param first how many are left out before
     * @param most how many, {@link #LARGEST_PAGE} at most
     */
    List<ProcessDefinition> definitions(int first, int most);

    /**
     * The engine tries once more, at once, what has failed.
     *
     * @return false where it is no longer there
     * @throws IllegalArgumentException for an incident that is not {@link Incident#isRetryable retryable}
     */
    boolean retry(Incident incident);

    /**
     * Suspends the running instances of a process, in all its versions; new ones may begin.
     *
     * @param tenant whose process it is; null for one that belongs to none
     */
    void suspendInstances(String definitionKey, @Nullable String tenant);

    /**
     * Whether the engine would let this user {@link #retry} it. Empty where it does not say: it does not know who asks,
     * the worker's user may not ask about others ({@link Permission#AUTHORIZATIONS}), or does not see the tenant.
     *
     * @param definitionKey of the incident's process
     */
    Optional<Boolean> mayRetry(String userId, Incident incident, String definitionKey);
}
