package io.github.carillon.sandbox;

import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The two answers of an endpoint that is told something. */
final class Told {

    private Told() {}

    static ResponseEntity<Object> done() {
        return ResponseEntity.noContent().build();
    }

    static ResponseEntity<Object> refused(List<Mistake> mistakes) {
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("errors", mistakes));
    }
}
