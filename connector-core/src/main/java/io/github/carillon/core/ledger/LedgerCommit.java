package io.github.carillon.core.ledger;

import io.github.carillon.core.database.Statements;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out a batch in one transaction, and once that is durable tells everybody who waits. */
final class LedgerCommit {

    private final LedgerDatabase database;
    private final LedgerQueue queue;
    private final LeaseCache leases;
    private final Namesakes namesakes;
    private final Duration lease;
    private final Clock clock;

    LedgerCommit(
            LedgerDatabase database,
            LedgerQueue queue,
            LeaseCache leases,
            Namesakes namesakes,
            Duration lease,
            Clock clock) {
        this.database = database;
        this.queue = queue;
        this.leases = leases;
        this.namesakes = namesakes;
        this.lease = lease;
        this.clock = clock;
    }

    void write(LedgerBatch batch) throws SQLException {
        Instant now = clock.instant();
        Written written =
                database.durably(statements -> carryOut(statements, batch, now), this::withdrawWhatWasGranted);
        Instant until = now.plus(lease);
        written.answers().forEach(answer -> tell(answer, until));
        written.renewed().ifPresent(renewed -> note(renewed, until));
        batch.releases().forEach(release -> release.answer().complete(null));
        batch.renewals().forEach(renewal -> renewal.complete(null));
    }

    private Written carryOut(Statements statements, LedgerBatch batch, Instant now) throws SQLException {
        LedgerTransaction transaction =
                new LedgerTransaction(new LedgerStatements(statements, database.owner()), now, lease);
        List<LedgerTransaction.Answer> answers = transaction.write(batch);
        if (batch.renewals().isEmpty()) {
            return new Written(answers, Optional.empty());
        }
        Collection<LeaseCache.Held> held = leases.all();
        List<LeaseCache.Held> lost = transaction.renew(held);
        WorkerRegistry registry = new WorkerRegistry(statements);
        registry.signIn(database.owner(), now);
        Instant recently = now.minus(lease);
        return new Written(
                answers,
                Optional.of(new Renewed(
                        held, lost, registry.seenSince(recently), registry.namesakes(database.owner(), recently))));
    }

    private void tell(LedgerTransaction.Answer answer, Instant until) {
        ClaimRequest request = answer.request();
        answer.claim().ours().ifPresent(attempt -> leases.granted(request.row(), attempt, until));
        if (!request.answer().complete(answer.claim())) {
            withdraw(answer);
        }
    }

    private void note(Renewed renewed, Instant until) {
        renewed.held().forEach(held -> leases.prolong(held, until));
        renewed.lost().forEach(lost -> leases.drop(lost.row(), lost.attempt()));
        leases.seen(renewed.workers());
        namesakes.seen(renewed.namesakes());
    }

    private void withdrawWhatWasGranted(Written uncertain) {
        uncertain.answers().forEach(this::withdraw);
    }

    /**
     * Nobody will send on this claim: if it was written, it must not look as if somebody did. One that is in doubt stays
     * so, for whoever asks when its lease has ended.
     */
    private void withdraw(LedgerTransaction.Answer answer) {
        RowId row = answer.request().row();
        answer.claim().ours().ifPresent(attempt -> leases.drop(row, attempt));
        if (answer.claim() instanceof Claim.Granted granted) {
            queue.putBack(LedgerBatch.of(Settlement.notSent(row, granted.attempt(), clock.instant())));
        }
    }

    private record Written(List<LedgerTransaction.Answer> answers, Optional<Renewed> renewed) {}

    private record Renewed(
            Collection<LeaseCache.Held> held,
            List<LeaseCache.Held> lost,
            int workers,
            Map<String, Instant> namesakes) {}
}
