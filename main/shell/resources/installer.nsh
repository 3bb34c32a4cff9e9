# The program itself tells Windows some things while it runs, and an uninstaller takes away only what its installer
# brought. So these go here, each only if it still leads to this installation: another one may have taken it over.
# An update uninstalls the old version too, without taking anything away.

!define DESKSIDE_LINKS "Software\Classes\deskside"
# Electron registers what is started by a click on a notification. The name is the one of main/shell/system.ts.
!define DESKSIDE_ACTIVATOR "Software\Classes\CLSID\{F5C560F2-78E0-40BD-838D-B2F8D7DE3CAA}"
!define DESKSIDE_RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define DESKSIDE_APPROVED "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

# Leaves in $R0 "yes" if the command in $R0 starts this installation's program, with quotes around its path or without.
!macro leadsHere
  StrCpy $R1 $R0 1
  ${if} $R1 == '"'
    StrCpy $R0 $R0 "" 1
  ${endIf}
  StrCpy $R1 "$INSTDIR\${APP_EXECUTABLE_FILENAME}"
  StrLen $R2 $R1
  StrCpy $R0 $R0 $R2
  ${if} $R0 == $R1
    StrCpy $R0 "yes"
  ${else}
    StrCpy $R0 "no"
  ${endIf}
!macroend

!macro customUnInstall
  ${ifNot} ${isUpdated}
    ReadRegStr $R0 HKCU "${DESKSIDE_LINKS}\shell\open\command" ""
    !insertmacro leadsHere
    ${if} $R0 == "yes"
      DeleteRegKey HKCU "${DESKSIDE_LINKS}"
    ${endIf}

    ReadRegStr $R0 HKCU "${DESKSIDE_ACTIVATOR}\LocalServer32" ""
    !insertmacro leadsHere
    ${if} $R0 == "yes"
      DeleteRegKey HKCU "${DESKSIDE_ACTIVATOR}"
    ${endIf}

    ReadRegStr $R0 HKCU "${DESKSIDE_RUN}" "${APP_ID}"
    !insertmacro leadsHere
    ${if} $R0 == "yes"
      DeleteRegValue HKCU "${DESKSIDE_RUN}" "${APP_ID}"
      DeleteRegValue HKCU "${DESKSIDE_APPROVED}" "${APP_ID}"
    ${endIf}

    # Where Deskside is installed for all users, Electron makes a second entry in the person's own Start menu.
    ${if} $installMode == "all"
      ReadRegStr $R0 HKCU "${INSTALL_REGISTRY_KEY}" InstallLocation
      ${if} $R0 == ""
        SetShellVarContext current
        WinShell::UninstShortcut "$SMPROGRAMS\${PRODUCT_NAME}.lnk"
        Delete "$SMPROGRAMS\${PRODUCT_NAME}.lnk"
        SetShellVarContext all
      ${endIf}
    ${endIf}
  ${endIf}
!macroend
