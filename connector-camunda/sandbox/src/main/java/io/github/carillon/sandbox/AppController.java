package io.github.carillon.sandbox;

import java.net.URI;
import java.time.Clock;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Leads to the bell's pages as the user demo: whoever reaches the sandbox is on this machine, and may be anybody. */
@RestController
final class AppController {

    private static final String USER = "demo";

    private final Addresses addresses;
    private final Environment environment;

    AppController(Addresses addresses, Environment environment) {
        this.addresses = addresses;
        this.environment = environment;
    }

    @GetMapping("/sandbox/app")
    ResponseEntity<Void> app() {
        return to("/bell/app");
    }

    @GetMapping("/sandbox/devices")
    ResponseEntity<Void> devices() {
        return to("/bell/devices");
    }

    /** The token goes behind the #, where no server and no log sees it. */
    private ResponseEntity<Void> to(String path) {
        String token = AppToken.of(USER, environment.getRequiredProperty(BellSecret.INBOX), Clock.systemUTC());
        URI page = addresses.page().resolve(path + "#access_token=" + token);
        return ResponseEntity.status(HttpStatus.FOUND)
                .header("Cache-Control", "no-store")
                .location(page)
                .build();
    }
}
