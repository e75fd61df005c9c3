package io.github.carillon.core.aws;

import io.github.carillon.core.aws.CallerHttpClient.NoAnswerException;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.delivery.ReplyText;
import io.github.carillon.core.http.PassingStatus;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** What it means for a delivery that AWS's library got no credentials. Words of servers get out only without secrets. */
final class CredentialFailure {

    private static final String CODE = "NO_CREDENTIALS";

    /** Said with a 400 of what another request may not meet: the token in the file is renewed, the issuer comes back. */
    private static final Set<String> PASSING = Set.of("ExpiredTokenException", "IDPCommunicationError", "Throttling");

    private static final String ADVICE = "; give the connection access-key-id and secret-access-key, or run the worker"
            + " where AWS gives it a role";

    private CredentialFailure() {}

    /**
     * The outcome of a delivery for which there were none.
     *
     * @param source where they were looked for
     */
    static Outcome outcome(String source, RuntimeException failure) {
        String where = "no AWS credentials by " + source + ": ";
        return cause(failure, NoAnswerException.class)
                .map(unanswered -> unanswered(where, unanswered.outcome()))
                .or(() -> cause(failure, SdkServiceException.class).map(answer -> answered(where, answer)))
                .or(() -> cause(failure, FileSystemException.class)
                        .map(file -> new Outcome.Misconfigured(CODE, where + "its token's file cannot be read")))
                .or(() -> cause(failure, AbortedException.class)
                        .map(stopping -> new Outcome.Deferred("CLOSED", where + "stopped while waiting", null)))
                .or(() -> cause(failure, IOException.class)
                        .map(network -> later(CODE, where + "what gives them cannot be reached" + ADVICE)))
                .orElseGet(() -> new Outcome.Misconfigured(CODE, where + said(failure) + ADVICE));
    }

    private static Outcome unanswered(String where, Outcome outcome) {
        return outcome.match(
                accepted -> outcome,
                refused -> outcome,
                broken -> new Outcome.Misconfigured(broken.code(), where + broken.reason()),
                deferred -> later(deferred.code(), where + deferred.reason()),
                // whether the request went out does not matter here: no mail did
                unknown -> later(unknown.code(), where + unknown.reason()));
    }

    private static Outcome answered(String where, SdkServiceException answer) {
        String error = answer instanceof AwsServiceException aws && aws.awsErrorDetails() != null
                ? Optional.ofNullable(aws.awsErrorDetails().errorCode()).orElse("")
                : "";
        String code = error.matches("[A-Za-z0-9_.-]{1,60}") ? error : "HTTP_" + answer.statusCode();
        String reason = where + "the answer is " + answer.statusCode() + " " + code;
        boolean ours = answer.statusCode() >= 300 && answer.statusCode() < 500;
        return ours && !PassingStatus.is(answer.statusCode()) && !PASSING.contains(code)
                ? new Outcome.Misconfigured(code, reason + "; the role must exist, and trust who asks for it")
                : later(code, reason);
    }

    private static Outcome later(String code, String reason) {
        return new Outcome.Deferred(code, reason, null, Scope.CONNECTION);
    }

    /** The library's own words, where no server's can be among them. */
    private static String said(RuntimeException failure) {
        return failure.getCause() == null && failure.getMessage() != null
                ? ReplyText.safe(failure.getMessage(), List.of())
                : "what is set up for it does not work";
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, thrown -> thrown != null, Throwable::getCause)
                .limit(20)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
