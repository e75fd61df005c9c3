package io.github.carillon.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The example of RFC 8291, section 5. */
final class PushReaderTest {

    private static final byte[] PUBLIC =
            bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
    private static final byte[] PRIVATE = bytes("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94");
    private static final byte[] AUTH = bytes("BTBZMqHH6r4Tts7J_aSIgg");
    private static final byte[] BODY =
            bytes("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8w"
                    + "EqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");

    private final PushReader reader = new PushReader(pair(), AUTH, null);

    @Test
    void the_example_of_the_standard_is_read() {
        assertThat(reader.read(BODY)).contains("When I grow up, I want to be a watermelon");
    }

    @Test
    void what_is_encrypted_otherwise_is_not() {
        byte[] changed = BODY.clone();
        changed[changed.length - 1] ^= 1;

        assertThat(reader.read(changed)).isEmpty();
        assertThat(reader.read(new byte[3])).isEmpty();
        assertThat(PushReader.create(null).read(BODY)).isEmpty();
    }

    private static KeyPair pair() {
        try {
            ECPublicKey open = (ECPublicKey) PushReader.publicKey(PUBLIC);
            PrivateKey hidden = KeyFactory.getInstance("EC")
                    .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, PRIVATE), open.getParams()));
            return new KeyPair(open, hidden);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String base64Url) {
        return Base64.getUrlDecoder().decode(base64Url);
    }
}
