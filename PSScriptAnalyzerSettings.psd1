# For Invoke-ScriptAnalyzer -Path . -Recurse -Settings PSScriptAnalyzerSettings.psd1, which finds nothing in this repository.
@{
    ExcludeRules = @(
        # Files are UTF-8 without a byte order mark, which a test holds: git, diff and every PowerShell since 6 expect it so.
        'PSUseBOMForUnicodeEncodedFile'
        # What a BeforeAll block assigns, tests read; the rule looks at one script block at a time.
        'PSUseDeclaredVarsMoreThanAssignments'
        # The same for parameters that are read in a script block inside.
        'PSReviewUnusedParameter'
        # Tests make secrets of the emulator's well-known key and of made-up text; the module never takes one as text.
        'PSAvoidUsingConvertToSecureStringWithPlainText'
        # Functions of the scripts are private: nobody would call one with -WhatIf. The module's commands are compiled.
        'PSUseShouldProcessForStateChangingFunctions'
        # Private functions with two or three parameters of obvious order.
        'PSAvoidUsingPositionalParameters'
        # Examples of the help are run with functions that answer for a person: Read-Host, Get-Credential.
        'PSAvoidOverwritingBuiltInCmdlets'
    )
}
