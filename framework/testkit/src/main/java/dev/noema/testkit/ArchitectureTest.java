package dev.noema.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules on which code may use which, checked for one module by a test class that says where the
 * module is:
 *
 * <pre>{@code
 * class ImageArchitectureTest implements ArchitectureTest {
 *     public String root() { return "dev.noema.image"; }
 *     public int atLeast() { return 20; }
 * }
 * }</pre>
 */
public interface ArchitectureTest {

    /** The package that holds the module and its subpackages. */
    String root();

    /** How many classes the module has at least: a scan that finds fewer looked elsewhere. */
    int atLeast();

    /** One test for each rule. */
    @TestFactory
    default Stream<DynamicTest> architecture() {
        JavaClasses classes =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(root());
        assertTrue(
                classes.size() >= atLeast(),
                () -> root() + " has " + classes.size() + " classes, not at least " + atLeast());
        return ArchitectureRules.ALL.stream()
                .map(rule -> dynamicTest(rule.getDescription(), () -> rule.check(classes)));
    }
}
