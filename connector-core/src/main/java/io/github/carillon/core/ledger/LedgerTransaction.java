package io.github.carillon.core.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a batch and decides its claims, within one transaction that the caller begins and ends. */
final class LedgerTransaction {

    private final LedgerStatements statements;
    private final Instant now;
    private final Instant until;

    LedgerTransaction(LedgerStatements statements, Instant now, Duration lease) {
        this.statements = statements;
        this.now = now;
        this.until = now.plus(lease);
    }

    /** Writes outcomes and releases, and returns the answer to each claim. */
    List<Answer> write(LedgerBatch batch) throws SQLException {
        statements.settle(batch.settlements());
        statements.release(batch.releases(), now);
        return decide(batch.claims().stream()
                .sorted(Comparator.comparing(ClaimRequest::row))
                .toList());
    }

    /** Prolongs claims, and returns those that are no longer this worker's. */
    List<LeaseCache.Held> renew(Collection<LeaseCache.Held> held) throws SQLException {
        List<LeaseCache.Held> lost = new ArrayList<>();
        int[] changed = statements.renew(held, until);
        int index = 0;
        for (LeaseCache.Held claim : held) {
            if (changed[index++] == 0) {
                lost.add(claim);
            }
        }
        return lost;
    }

    private List<Answer> decide(List<ClaimRequest> claims) throws SQLException {
        List<Answer> answers = new ArrayList<>();
        List<ClaimRequest> known = new ArrayList<>();
        int[] added = statements.insert(claims, now, until);
        for (int index = 0; index < added.length; index++) {
            if (added[index] == 1) {
                answers.add(new Answer(claims.get(index), new Claim.Granted(1, false, false)));
            } else {
                known.add(claims.get(index));
            }
        }
        if (!known.isEmpty()) {
            answers.addAll(decideKnown(known));
        }
        return answers;
    }

    /** The second of two claims of one delivery finds it taken by the first. */
    private List<Answer> decideKnown(List<ClaimRequest> claims) throws SQLException {
        Map<RowId, Entry> entries = new HashMap<>(statements.lock(
                claims.stream().map(ClaimRequest::row).distinct().toList()));
        Map<RowId, Claim.Granted> taken = new LinkedHashMap<>();
        List<RowId> takenOver = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        for (ClaimRequest request : claims) {
            Entry entry = entries.get(request.row());
            // an entry that is gone was old enough to be forgotten a moment ago
            Claim claim = entry == null ? new Claim.Held(until) : entry.decide(now, request.onUnknown());
            if (entry != null && claim instanceof Claim.Granted granted) {
                taken.put(request.row(), granted);
                entries.put(request.row(), entry.taken(granted.attempt(), until));
            } else if (entry != null && claim instanceof Claim.Orphaned orphaned) {
                takenOver.add(request.row());
                entries.put(request.row(), entry.taken(orphaned.attempt(), until));
            }
            answers.add(new Answer(request, claim));
        }
        statements.take(taken, now, until);
        statements.takeOver(takenOver, until);
        return answers;
    }

    /** What a claim came to. */
    record Answer(ClaimRequest request, Claim claim) {}
}
